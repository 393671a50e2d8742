using System.Globalization;
using System.Text;
using Gossan.Cli.Projects;
using Gossan.Evidence.Synthetic;

namespace Gossan.Cli.Demonstration;

/// <summary>The demonstration's project on disk.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="District">The district behind it.</param>
internal sealed record DemoProject(string Folder, SyntheticDistrict District)
{
    public const string Region = "district";

    public const string Target = "polymetallic";

    private const string Mark = "# A synthetic district, written by gossan demo.";

    /// <summary>Writes the district's files and a project file; the same again for the same seed.</summary>
    public static DemoProject Write(string folder, long seed)
    {
        string file = Path.Combine(folder, ProjectFile.Name);
        if (File.Exists(file) && !File.ReadLines(file).FirstOrDefault("").StartsWith(Mark, StringComparison.Ordinal))
        {
            throw ProjectException.NotADemonstration(file);
        }

        var district = SyntheticDistrict.With(new() { Seed = seed });
        district.Write(folder);
        var yaml = new StringBuilder();
        yaml.Append(CultureInfo.InvariantCulture, $"{Mark}\nname: Synthetic district {seed}\n\nregions:\n  {Region}:\n    layers:\n");
        foreach (var (name, _) in district.Layers)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"      {name}: {{ path: layers/{name}.tif }}\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"\ntargets:\n  {Target}: {{ sites: {{ {Region}: known_sites.csv }} }}\n\nwindows: {{ size: 9, patch: 3, edge: reflect }}\nbackbone: {{ preset: nano, windows_per_epoch: 8192 }}\nclassifier: {{ head: mlp, backbone: frozen }}\nmodels: [mae, logistic]\nseed: {seed}\n");
        AtomicFile.WriteText(file, yaml.ToString());
        return new(folder, district);
    }
}
