using Gossan.Testing;

namespace Gossan.Cli.Tests.Commands;

/// <summary>Reports of real surveys: quick models, coarse grids, every number held against its file.</summary>
public sealed class ReportOnRealDataTests
{
    private const string Quick = """
        windows: { size: 5, patch: 1, edge: reflect }
        models: [logistic, wofe]
        map: { uncertainty: 5 }
        evaluation: { folds: 3, seeds: [1], resamples: 100 }
        seed: 7
        """;

    [Fact]
    public void Gravity_and_magnetics_of_the_northern_rockies()
    {
        string data = SharedData.PathOf("data/maniac_mini");
        string[] layers = ["Geophysics_LAB", "Geophysics_Moho", "Geophysics_Mag_RTP", "Geophysics_Gravity_Isostatic", "Geophysics_MT2023_15km"];

        ChecksOut($$"""
            name: Nickel in the northern Rockies
            regions:
              montana:
                layers:
            {{string.Concat(layers.Select(layer => $"      {layer}: {{ path: '{data}/{layer}_clipped_dilated_mini.tif' }}\n"))}}targets:
              nickel: { sites: { montana: '{{data}}/magmatic_nickel_sites_v1h2merged_cont_US_dilated_mini.tif' } }
            """);
    }

    [Fact]
    public void Two_deposit_types_in_the_stream_sediments_of_alaska()
    {
        string data = SharedData.PathOf("data/se_alaska_geochem/grid_500m");

        ChecksOut($$"""
            name: South-east Alaska
            regions:
              alaska:
                grid: { crs: 'EPSG:26908', cell_size: 2000 }
                layers:
            {{string.Concat(new[] { "Ag", "Au", "Bi", "Cu", "Ba", "Sr" }.Select(element => $"      {element}: {{ path: '{data}/log10_{element}_ppm.tif' }}\n"))}}targets:
              gold: { sites: { alaska: '{{data}}/label_orogenic_gold_36a.tif' } }
              vms: { sites: { alaska: '{{data}}/label_vms_28a.tif' } }
            """);
    }

    [Fact]
    public void Two_regions_of_one_copper_district()
    {
        string data = SharedData.PathOf("data/cloncurry_iocg"), weights = data + "/CalculateWeights";
        string Region(string name, int south, int north) => $$"""
              {{name}}:
                grid: { crs: 'EPSG:7845', cell_size: 1000, bounds: [603000, {{south}}, 723000, {{north}}] }
                layers:
                  breccia: { path: '{{weights}}/Dist2Breccia.tif' }
                  faults: { path: '{{data}}/Dist2Fault_200m_from_overview.tif' }
                  density: { path: '{{weights}}/FaultDensity.tif' }

            """;
        string sites = data + "/CalculateResponse/IOCG_Deposits.shp";

        ChecksOut($$"""
            name: Cloncurry
            regions:
            {{Region("north", south: -2380000, north: -2265000)}}{{Region("south", south: -2500000, north: -2380000)}}targets:
              iocg: { sites: { north: '{{sites}}', south: '{{sites}}' } }
            """);
    }

    private static void ChecksOut(string yaml)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["gossan.yaml"], yaml.TrimEnd() + "\n" + Quick + "\n");
        foreach (string[] command in new[] { ["run", folder.FullPath], ["compare", folder.FullPath, "--models", "logistic,wofe"], new[] { "report", folder.FullPath } })
        {
            var ran = Shell.Run(command);
            Assert.True(ran.Code == 0, $"gossan {command[0]}: {ran.Errors}");
        }

        var counts = ReportedNumbers.Check(folder["out"]);

        Assert.All(["audit", "comparison.json", "metrics.json", "attribution.json", "prospects.gpkg", "totals", "times"], kind => Assert.True(counts.GetValueOrDefault(kind) > 3, kind));
        Assert.InRange(new FileInfo(folder["out/report.html"]).Length, 0, 15_000_000);
    }
}
