using Gossan.Testing;

namespace Gossan.Cli.Tests;

/// <summary>A project of one raster and layers under test, on the made-up district's grid of 60 x 80 cells.</summary>
internal sealed class LayerProject : IDisposable
{
    private readonly SmallProject project = SmallProject.Quick();

    /// <summary>Writes the project file.</summary>
    /// <param name="layers">Lines of YAML, one per layer: <c>faults: { path: faults.geojson, encode: distance }</c>.</param>
    public LayerProject(params string[] layers)
    {
        project.Raster("base.tif", (row, column) => (7 * row) + (column % 5));
        Write(sites: "known_sites.csv", layers);
    }

    public string this[string relative] => project[relative];

    public SmallProject Files => project;

    public static Sketch Sketch() => new(SmallProject.District.Grid);

    public void Write(string sites, params string[] layers) => File.WriteAllText(project["gossan.yaml"], $$"""
        regions:
          district:
            layers:
              base: base.tif
        {{string.Concat(layers.Select(layer => $"      {layer}\n"))}}targets:
          copper: { sites: { district: {{sites}} } }
        windows: { size: 5, patch: 1, edge: reflect }
        models: [logistic]
        """.ReplaceLineEndings("\n"));

    /// <summary>Three points with numbers and words.</summary>
    public string Points(string relative = "points.geojson") => Sketch()
        .Point(10, 10, new { cu = 3.5, note = "rich" }).Point(60, 20, new { cu = 9, note = "poor" }).Point(30, 50, new { cu = 1, note = "none" }).Save(project[relative]);

    public Ran Do(string command, params string[] more) => project.Do(command, more);

    public void Dispose() => project.Dispose();
}
