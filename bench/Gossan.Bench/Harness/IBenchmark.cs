namespace Gossan.Bench.Harness;

/// <summary>One question about speed, answered with ratios.</summary>
internal interface IBenchmark
{
    /// <summary>A word to choose it by on the command line.</summary>
    string Name { get; }

    /// <summary>What is compared, in one sentence: the heading of its table.</summary>
    string Question { get; }

    /// <summary>Whether it takes so long, or so much disk, that it runs only when it is named.</summary>
    bool IsLong => false;

    /// <summary>Measures.</summary>
    /// <param name="effort">Full or quick.</param>
    /// <returns>One row of the table at a time.</returns>
    IEnumerable<Row> Run(Effort effort);
}
