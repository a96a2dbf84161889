using CsCheck;
using Dragoman.Desk.Cases;

namespace Dragoman.Desk.Tests.Cases;

public sealed class CaseNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";
    private static readonly Gen<string> Numbers = Gen.Char[Alphabet].Array[7].Select(body => CaseNumber.Format('R', body));

    [Fact]
    public void A_new_number_reads_as_itself()
    {
        var numbers = new CaseNumbers();
        for (var i = 0; i < 1000; i++)
        {
            var number = numbers.Next('R');
            Assert.Matches("^R-[0-9A-Y]{4}-[0-9A-Y]{4}$", number);
            Assert.True(CaseNumber.TryParse(number, out var read));
            Assert.Equal(number, read);
        }
    }

    [Fact]
    public void Every_single_wrong_character_is_found() => Numbers.Sample(number =>
    {
        foreach (var at in Places(number))
            foreach (var wrong in Alphabet.Where(c => c != number[at]))
                Assert.False(CaseNumber.TryParse(number[..at] + wrong + number[(at + 1)..], out _), $"{number} with {wrong} at {at}");
    });

    [Fact]
    public void Every_swap_of_neighbours_is_found() => Numbers.Sample(number =>
    {
        var places = Places(number).ToList();
        foreach (var (left, right) in places.Zip(places.Skip(1)))
        {
            var swapped = number.ToCharArray();
            (swapped[left], swapped[right]) = (swapped[right], swapped[left]);
            if (number[left] != number[right])
                Assert.False(CaseNumber.TryParse(new string(swapped), out _), $"{number} with {left} and {right} swapped");
        }
    });

    /// <summary>Where the eight characters stand that carry the number and its check.</summary>
    private static IEnumerable<int> Places(string number) => Enumerable.Range(2, number.Length - 2).Where(i => number[i] != '-');

    [Fact]
    public void However_people_type_it_the_number_is_the_same() =>
        Gen.Select(Numbers, Gen.Bool.Array[11], Gen.Int[0, 5]).Sample((number, lower, style) =>
        {
            var typed = string.Concat(number.Select((c, i) => lower[i] ? char.ToLowerInvariant(c) : c));
            typed = style switch
            {
                0 => typed.Replace("-", ""),
                1 => typed.Replace('-', ' '),
                2 => $"  {typed}\n",
                3 => typed.Replace('-', '–'),
                4 => typed.Replace("-", " - "),
                _ => typed[0] + typed[1..].Replace('0', 'o').Replace('1', 'l').Replace('2', 'z'),
            };
            Assert.True(CaseNumber.TryParse(typed, out var read), typed);
            Assert.Equal(number, read);
        });

    [Fact]
    public void Anything_else_is_no_number_and_nothing_breaks() => Gen.String.Sample(text =>
    {
        if (CaseNumber.TryParse(text, out var read))
            Assert.True(CaseNumber.TryParse(read, out _));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("R-")]
    [InlineData("R-4F7K-92Q")]
    [InlineData("9-4F7K-92QD")]
    [InlineData("R-4F7K-92QDD")]
    [InlineData("R-4F7U-92QD")]
    [InlineData("R-٤F7K-92QD")]
    public void What_is_too_short_too_long_or_of_other_characters_is_none(string? text) => Assert.False(CaseNumber.TryParse(text, out _));
}
