namespace Gossan.Evidence.Sites;

/// <summary>Settings of sites that their file has no use for: somebody expects an effect that would not come.</summary>
internal static class SiteSettings
{
    private static readonly SiteSource Usual = new() { Path = "" };

    /// <summary>Refuses settings of the other kind of file.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="source">The settings.</param>
    /// <param name="raster">Whether the file is a label raster.</param>
    /// <exception cref="SiteException">A setting would have no effect.</exception>
    public static void RequireKind(string target, SiteSource source, bool raster)
    {
        if (raster)
        {
            Refuse(
                target, source.Path, "is a label raster",
                ("layer", source.Layer is not null, "chooses a layer of a vector file"), ("where", source.Where is not null, "chooses points by a filter"),
                ("x", source.X is not null, "names the column of the easting in a table"), ("y", source.Y is not null, "names the column of the northing in a table"));
        }
        else
        {
            Refuse(target, source.Path, "is a file of points", ("value", source.Value != Usual.Value, "says which value of a label raster marks a site"));
        }
    }

    /// <summary>Refuses names of columns for points that have their places as geometries.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="source">The settings.</param>
    /// <exception cref="SiteException">A setting would have no effect.</exception>
    public static void RequireNoColumns(string target, SiteSource source) => Refuse(
        target, source.Path, "holds points with geometries of their own",
        ("x", source.X is not null, "names the column of the easting in a table without them"), ("y", source.Y is not null, "names the column of the northing in a table without them"));

    private static void Refuse(string target, string path, string holds, params (string Name, bool Given, string Purpose)[] settings)
    {
        (string Name, string Purpose)[] idle = [.. settings.Where(setting => setting.Given).Select(setting => (setting.Name, setting.Purpose))];
        if (idle.Length > 0)
        {
            throw SiteException.NoEffect(target, path, holds, idle);
        }
    }
}
