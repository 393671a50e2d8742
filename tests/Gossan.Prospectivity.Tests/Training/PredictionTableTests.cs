using Gossan.Evidence.Samples;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Training;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Training;

public sealed class PredictionTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_written_is_read_again_also_where_a_region_has_a_comma()
    {
        Prediction[] rows = [new("north, inner", 3, 40, true, SampleSet.Test, 0.25f, 0.5625), new("south", 0, 0, false, SampleSet.Validation, -1e-7f, 0.125)];

        PredictionTable.Write(folder["p.csv"], rows);

        Assert.Equal(rows, PredictionTable.Read(folder["p.csv"]));
        Assert.StartsWith("region,row,column,label,set,logit,likelihood\n", File.ReadAllText(folder["p.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("something,else\n")]
    [InlineData("region,row,column,label,set,logit,likelihood\nr,1,2,1,nowhere,0,0\n")]
    [InlineData("region,row,column,label,set,logit,likelihood\nr,1,2\n")]
    public void A_damaged_table_is_refused(string text)
    {
        File.WriteAllText(folder["p.csv"], text);

        Assert.Throws<ModelException>(() => PredictionTable.Read(folder["p.csv"]));
        Assert.Throws<ModelException>(() => PredictionTable.Read(folder["none.csv"]));
    }

    [Fact]
    public void A_history_is_read_as_it_was_written()
    {
        var history = new TrainingHistory(["train_loss", "validation_loss"], [[0.5, 0.25], [0.125, double.NaN]]);
        history.Write(folder["h.csv"]);
        TrainingHistory.None.Write(folder["none.csv"]);

        var read = TrainingHistory.Read(folder["h.csv"]);

        Assert.Equal(history.Columns, read.Columns);
        Assert.Equal(history.Epochs, read.Epochs);
        Assert.Empty(TrainingHistory.Read(folder["none.csv"]).Epochs);
        File.WriteAllText(folder["h.csv"], "epoch,train_loss\n1,0.5,3\n");
        Assert.Throws<ModelException>(() => TrainingHistory.Read(folder["h.csv"]));
    }
}
