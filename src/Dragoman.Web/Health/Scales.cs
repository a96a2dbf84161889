namespace Dragoman.Web.Health;

/// <summary>Round tops for an axis from zero.</summary>
public static class Scales
{
    /// <summary>The next of 2, 4, 10, 20, 40, 100 ... : each halves to a round number.</summary>
    public static double Counts(double most)
    {
        for (double power = 1; ; power *= 10)
            foreach (var step in new[] { 2.0, 4.0, 10.0 })
                if (step * power >= most)
                    return step * power;
    }

    /// <summary>Round lengths of time, in minutes.</summary>
    public static double Minutes(double most) =>
        new double[] { 10, 20, 30, 60, 120, 240, 480, 720, 1440, 2880, 5760, 14400 }.FirstOrDefault(m => m >= most, Counts(most / 1440) * 1440);
}
