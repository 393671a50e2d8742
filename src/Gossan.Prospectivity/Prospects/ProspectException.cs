using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Prospects cannot be found or described as asked.</summary>
public sealed class ProspectException : GossanException
{
    private ProspectException(string message)
        : base(message)
    {
    }

    /// <summary>Options outside their range.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static ProspectException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    internal static ProspectException NoSites(string likelihood, int sites) =>
        new($"prospects.capture chooses cells by the known sites that they hold, but {(sites == 0 ? "there are no known sites" : $"none of the {sites} known sites lies on a mapped cell of {likelihood}")}.\nChoose by prospects.area instead, the part of the mapped cells.");

    internal static ProspectException OtherGrid(string path, Grid grid, string likelihood, Grid wanted) =>
        new($"{path} has {grid.Describe()}, but {likelihood} has {wanted.Describe()}.\nBoth must come from one map; make the map again.");

    internal static ProspectException TooFewBands(string path, int bands, int needed) =>
        new($"{path} has {bands} band{(bands == 1 ? "" : "s")}, but {needed} are needed: the percentile and whether a cell is outside the model's domain.\nMake the map again.");
}
