using System.Diagnostics.CodeAnalysis;

namespace Dragoman.Desk;

/// <summary>One thing that is wrong: a stable code, the field it concerns, and the values that its message names.</summary>
public sealed record Fault(string Code, string? Field = null, IReadOnlyDictionary<string, object?>? Values = null);

public enum RefusalKind { Invalid, NotFound, Forbidden, Conflict, TooLarge }

/// <summary>Why a handler did not do what was asked. All faults at once; what was kept and what changed meanwhile beside them.</summary>
public sealed record Refusal(RefusalKind Kind, IReadOnlyList<Fault> Faults)
{
    /// <summary>Where what was typed and uploaded is kept.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>What others changed since, on a conflict.</summary>
    public object? Changes { get; init; }

    public static readonly Refusal NotFound = new(RefusalKind.NotFound, [new Fault("not_found")]);
    public static readonly Refusal Forbidden = new(RefusalKind.Forbidden, [new Fault("forbidden")]);
    public static Refusal Invalid(params IReadOnlyList<Fault> faults) => new(RefusalKind.Invalid, faults);
    public static Refusal Invalid(string code, string? field = null) => Invalid(new Fault(code, field));
}

/// <summary>What a handler returns: the value, or the refusal.</summary>
public readonly struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>The value, where a refusal would be a defect of the caller.</summary>
    public T OrThrow() => Succeeded ? Value : throw new InvalidOperationException(
        $"{Refusal.Kind}: {string.Join(", ", Refusal.Faults.Select(f => $"{f.Code} ({f.Field})"))}");
}

/// <summary>The value of a handler that returns nothing else.</summary>
public readonly record struct Done;
