namespace Gossan.Learning.Attribution;

/// <summary>Rules for an integral over 0..1 of 3, 7, 15, 31 and 63 points, each of which has all the points of the one before.</summary>
/// <remarks>
/// Patterson 1968, "The optimum addition of points to quadrature formulae": exact for polynomials of degree 5, 11, 23, 47 and 95, as Gauss-Legendre
/// rules of 3, 6, 12, 24 and 48 points. The numbers were computed from his definition (each extension is orthogonal to all lower powers) in 120 digits.
/// </remarks>
internal static class NestedPoints
{
    /// <summary>Of the points on -1..1 those from 0 on, in the order in which the rules bring them.</summary>
    private static readonly double[] Nodes =
    [
            0.0, 0.7745966692414834, 0.43424374934680254, 0.9604912687080203, 0.2233866864289669,
            0.6211029467372264, 0.888459232872257, 0.993831963212755, 0.11248894313318662, 0.3311353932579768,
            0.5313197436443756, 0.7024962064915271, 0.8367259381688688, 0.9296548574297401, 0.9815311495537401,
            0.9990981249676676, 0.05634431304659279, 0.16823525155220748, 0.2777498220218243, 0.38335932419873037,
            0.48361802694584105, 0.5771957100520458, 0.6629096600247806, 0.7397560443526947, 0.8069405319502176,
            0.8639079381936905, 0.9103711569570043, 0.9463428583734029, 0.9721828747485818, 0.9886847575474295,
            0.997206259372222, 0.9998728881203576,
    ];

    /// <summary>A rule's weights on -1..1, of its nodes.</summary>
    private static readonly double[][] Halves =
    [
        [
            0.8888888888888888, 0.5555555555555556,
        ],
        [
            0.45091653865847414, 0.26848808986833345, 0.40139741477596225, 0.10465622602646726,
        ],
        [
            0.2255104997982067, 0.13441525524378423, 0.20062852937698902, 0.05160328299707974, 0.2191568584015875,
            0.1715119091363914, 0.09292719531512454, 0.01700171962994026,
        ],
        [
            0.11275525672076869, 0.0672077542959907, 0.10031427861179558, 0.025807598096176654, 0.10957842105592464,
            0.08575592004999034, 0.04646289326175799, 0.008434565739321106, 0.11195687302095346, 0.1056698935802348,
            0.09362710998126447, 0.07687962049900353, 0.05697950949412336, 0.03595710330712932, 0.01644604985438781,
            0.0025447807915618746,
        ],
        [
            0.056377628360384714, 0.03360387714820773, 0.05015713930589954, 0.012903800100351265, 0.054789210527962866,
            0.04287796002500773, 0.02323144663991027, 0.004217630441558855, 0.05597843651047632, 0.05283494679011652,
            0.04681355499062801, 0.03843981024945553, 0.02848975474583355, 0.01797855156812827, 0.00822300795723593,
            0.001265156556230068, 0.0562776998312543, 0.05548140435655936, 0.05390549933526606, 0.051583253952048456,
            0.0485643304066732, 0.0449145316536322, 0.04071551011694432, 0.03606443278078257, 0.031073551111687966,
            0.025869679327214748, 0.02059423391591271, 0.015406750466559498, 0.010498246909621322, 0.006115506822117246,
            0.0025790497946856883, 0.00036322148184553065,
        ],
    ];

    /// <summary>Points of each rule.</summary>
    public static IReadOnlyList<int> Counts { get; } = [3, 7, 15, 31, 63];

    /// <summary>All points in 0..1, in the order in which the rules bring them: the first <c>Counts[r]</c> are those of rule r.</summary>
    public static IReadOnlyList<double> Points { get; } = [.. Nodes.SelectMany((node, i) => i == 0 ? new[] { 0.5 } : [(1 - node) / 2, (1 + node) / 2])];

    /// <summary>The weights of a rule, in the order of its points; they add up to 1.</summary>
    /// <param name="rule">0 for 3 points.</param>
    /// <returns><c>Counts[rule]</c> numbers.</returns>
    public static double[] Weights(int rule) => [.. Halves[rule].SelectMany((weight, i) => Enumerable.Repeat(weight / 2, i == 0 ? 1 : 2))];
}
