using Gossan.Grids;

namespace Gossan.Evidence.Sites;

/// <summary>The known sites are too few, or their file cannot be used.</summary>
public sealed class SiteException : GossanException
{
    /// <summary>Fewest sites that can be shared out between training, validation and test.</summary>
    public const int Fewest = 4;

    private SiteException(string message)
        : base(message)
    {
    }

    /// <summary>No site of a target can be used.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="account">What became of the sites, a line per region.</param>
    /// <returns>The exception to throw.</returns>
    public static SiteException None(string target, string account) =>
        new($"target '{target}' has no site that can be used.\n{account}\nCheck the reference system of the sites, and that the label raster marks sites with the value 1 (or give `value:`).");

    /// <summary>A target has fewer sites than a training, validation and test set need.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="count">Sites that can be used.</param>
    /// <param name="account">What became of the sites, a line per region.</param>
    /// <returns>The exception to throw.</returns>
    public static SiteException TooFew(string target, int count, string account) =>
        new($"target '{target}' has {count} site{(count == 1 ? "" : "s")} that can be used, but at least {Fewest} are needed (2 to train on, 1 to calibrate on, 1 to test on).\n{account}\nAdd sites, or make the region larger.");

    /// <summary>Settings are given that the file of sites has no use for.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="path">The file, as written in the project.</param>
    /// <param name="holds">What the file is: "is a label raster".</param>
    /// <param name="settings">The settings, each with what it is for: "chooses points by a filter".</param>
    /// <returns>The exception to throw.</returns>
    public static SiteException NoEffect(string target, string path, string holds, IReadOnlyList<(string Name, string Purpose)> settings) =>
        new($"target '{target}': {path} {holds}, on which {string.Join(" and ", settings.Select(setting => setting.Name + ":"))} would have no effect. {string.Join("; ", settings.Select(setting => $"{setting.Name}: {setting.Purpose}"))}.\nTake {(settings.Count == 1 ? "it" : "them")} out of the target's sites, or check the path.");

    /// <summary>A label raster names no reference system and is not on the region's grid.</summary>
    /// <param name="path">The label raster.</param>
    /// <param name="crs">The region's reference system.</param>
    /// <returns>The exception to throw.</returns>
    public static SiteException NoCrs(string path, string crs) =>
        new($"the label raster {path} names no coordinate reference system, but its region has {crs}.\nSay which it is with crs: beside its path.");

    /// <summary>A label raster marks more cells than it leaves.</summary>
    /// <param name="path">The label raster.</param>
    /// <param name="value">The value that marks a site.</param>
    /// <param name="marked">Cells that have it.</param>
    /// <param name="cells">Cells that have any.</param>
    /// <returns>The exception to throw.</returns>
    public static SiteException MostlySites(string path, double value, long marked, long cells) =>
        new(FormattableString.Invariant($"the label raster {path} marks {marked:N0} of its {cells:N0} cells with {value:G6} as sites, more than it leaves.\nIs its coding the other way round? Say which value marks a site: {{ path: {path}, value: 0 }}."));

    /// <summary>The reference system of a file of sites is not known, or there is no way from it to the region's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cause">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static SiteException Reference(string path, CoordinateSystemException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new($"the sites in {path}: {cause.Message}");
    }

    /// <summary>A label raster has more than one band.</summary>
    /// <param name="path">The label raster.</param>
    /// <param name="bands">How many bands it has.</param>
    /// <returns>The exception to throw.</returns>
    public static SiteException SeveralBands(string path, int bands) =>
        new($"the label raster {path} has {bands} bands, but a label raster is one band.\nWrite the label band to a file of its own: gdal_translate -b 1 {path} labels.tif");
}
