using System.Text.Json;
using System.Xml.Linq;
using Gossan.Grids;
using Gossan.Learning.Checkpoints;

namespace Gossan.Cli.Tests.Interruption;

/// <summary>The program killed at random moments: no half file under its final name, and the next run ends as if nothing had been.</summary>
public class KillTests
{
    private static readonly string[] Settings = ["--set", "backbone.epochs=4", "--set", "classifier.epochs=12", "--set", "map.uncertainty=40", "--set", "map.attribution=all"];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Undisturbed = new(() =>
    {
        using var project = SmallProject.With();
        Child.Run(["run", project.Folder, .. Settings]).Succeeded();
        return project.Results();
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_run_that_was_killed_again_and_again_ends_with_the_same_bytes(int seed)
    {
        // What shows that a step is at work; each kill comes a random moment later.
        string[] marks =
        [
            "gossan.yaml", "out/stack/.partial-staging-district.tif", "out/stack/district.tif", ".gossan/state/pretrain", "out/backbone/model.json",
            ".gossan/state/train/copper/mae", "out/copper/mae/predictions.csv", ".gossan/state/map/copper/mae/district", "out/copper/mae/district/likelihood.tif",
            ".gossan/state/explain/copper/mae/district", "out/copper/mae/district/attribution.tif", "out/copper/mae/district/prospects.gpkg",
        ];
        var random = new Random(seed);
        using var project = SmallProject.With();
        int killed = 0;
        foreach (string mark in marks)
        {
            using var child = Child.Start(["run", project.Folder, .. Settings]);
            child.Until(() => File.Exists(Path.Combine(project.Folder, mark)));
            Thread.Sleep(random.Next(mark is "gossan.yaml" ? 600 : 60));
            killed += child.HasExited ? 0 : 1;
            child.Kill();
            RequireWholeFiles(project);
        }

        Child.Run(["run", project.Folder, .. Settings]).Succeeded();

        Assert.InRange(killed, 4, marks.Length);
        Assert.Equal(Undisturbed.Value, project.Results());
        Assert.DoesNotContain(Directory.GetFiles(project.Folder, "*", SearchOption.AllDirectories), path => Path.GetFileName(path).StartsWith('.'));
        Assert.Empty(project.Hashes(".gossan/state"));
    }

    [Fact]
    public void A_comparison_that_was_killed_goes_on_at_the_next_fold_and_ends_with_the_same_bytes()
    {
        string[] settings = ["--models", "mlp", "--set", "evaluation.folds=3", "--set", "evaluation.seeds=[1, 2]", "--set", "evaluation.resamples=100", "--set", "evaluation.block_size=5000", "--set", "mlp.epochs=30"];
        using var undisturbed = SmallProject.Quick();
        Child.Run(["compare", undisturbed.Folder, .. settings]).Succeeded();
        using var project = SmallProject.Quick();
        string state = Path.Combine(project.Folder, ".gossan/state/compare/copper/mlp/seed-1");
        using (var child = Child.Start(["compare", project.Folder, .. settings]))
        {
            // The state is written when a fold is finished, and goes when the seed is.
            Assert.True(child.Until(() => File.Exists(state)), "the comparison was over too soon");
            child.Kill();
        }

        Child.Run(["compare", project.Folder, .. settings]).Succeeded();

        Assert.Equal(undisturbed.Results(), project.Results());
        Assert.Empty(project.Hashes(".gossan/state"));
    }

    [Fact]
    public void A_killed_run_whose_cells_are_in_a_scratch_file_leaves_no_scratch_file()
    {
        using var project = SmallProject.With();
        string[] arguments = ["run", project.Folder, .. Settings, "--set", "memory_mb=1", "--set", "backbone.epochs=400"];
        RequireMoreThanAMegabyte();
        using var child = Child.Start(arguments);

        Assert.True(child.Until(() => File.Exists(project[".gossan/state/pretrain"])));
        child.Kill();

        Assert.Empty(Directory.GetFiles(project["out"], "*.cells", SearchOption.AllDirectories));

        // The district is small: repeat its layers until the stack no longer fits the smallest budget.
        void RequireMoreThanAMegabyte()
        {
            long cells = SmallProject.District.Grid.Cells * sizeof(float);
            int copies = (int)((1 << 20) / cells) + 1;
            project.Edit("targets:\n", string.Concat(Enumerable.Range(0, copies).Select(i => $"      copy{i}: {{ path: layers/gravity_mgal.tif }}\n")) + "targets:\n");
        }
    }

    private static void RequireWholeFiles(SmallProject project)
    {
        foreach (string path in Directory.GetFiles(project.Folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetFileName(path);
            if (name.StartsWith(".partial-", StringComparison.Ordinal))
            {
                continue;
            }

            switch (Path.GetExtension(name))
            {
                case ".tif":
                    ReadWholly(path);
                    break;
                case ".json":
                    using (JsonDocument.Parse(File.ReadAllBytes(path)))
                    {
                    }

                    break;
                case ".safetensors":
                case "" when name is "pretrain" or "mae":
                    using (SafeTensorsFile.Read(path))
                    {
                    }

                    break;
                case ".png":
                    Assert.Equal("IEND"u8, File.ReadAllBytes(path).AsSpan()[^8..^4]);
                    break;
                case ".svg" or ".qml" or ".sld":
                    Assert.NotNull(XDocument.Load(path).Root);
                    break;
                case ".gpkg":
                    using (var layer = VectorFile.Open(path))
                    {
                        Assert.NotEmpty(layer.Columns);
                    }

                    break;
                case ".csv":
                    Assert.EndsWith("\n", File.ReadAllText(path), StringComparison.Ordinal);
                    break;
                default:
                    Assert.True(name is "gossan.yaml" or "events.out.tfevents.0.gossan" or "district" or "in-use", $"{path} should not be there");
                    break;
            }
        }
    }

    private static void ReadWholly(string path)
    {
        using var raster = RasterFile.Open(path);
        float[] cells = new float[raster.Grid.Cells];
        for (int band = 0; band < raster.Bands; band++)
        {
            raster.Read(band, 0, 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        }
    }
}
