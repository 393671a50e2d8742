using Gossan.Evidence.Samples;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Novelty;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Novelty;

public sealed class TrainingWindowsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack first;
    private readonly EvidenceStack second;
    private readonly WindowSource windows;

    public TrainingWindowsTests()
    {
        first = Made.Stack(folder, "south, east", 9, 9, (r, c) => r + c);
        second = Made.Stack(folder, "north", 9, 9, (r, c) => r - c);
        windows = new([first, second], new() { Size = 3 });
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Each_training_window_comes_back_once_in_the_tables_order()
    {
        Sample[] samples =
        [
            new(new(0, 5, 3), true, SampleSet.Train), new(new(1, 1, 7), false, SampleSet.Train), new(new(0, 5, 3), true, SampleSet.Train),
            new(new(1, 2, 2), true, SampleSet.Validation), new(new(1, 3, 3), false, SampleSet.Test), new(new(0, 1, 1), false, SampleSet.Train),
        ];
        SampleTable.Write(folder["samples.csv"], samples, windows);

        Assert.Equal([new(0, 5, 3), new(1, 1, 7), new(0, 1, 1)], TrainingWindows.Read(folder["samples.csv"], windows));
    }

    [Fact]
    public void A_missing_table_is_named_with_the_way_out()
    {
        var error = Assert.Throws<NoveltyException>(() => TrainingWindows.Read(folder["none.csv"], windows));

        Assert.Contains("none.csv is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("map.novelty=false", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("north,1,1", "3 fields")]
    [InlineData("west,1,1,0,0,1,train", "no region 'west'")]
    [InlineData("north,0,1,0,0,1,train", "no valid window at row 0, column 1")]
    [InlineData("north,1,900,0,0,1,train", "no valid window at row 1, column 900")]
    [InlineData("north,-1,1,0,0,1,train", "no valid window at row -1, column 1")]
    [InlineData("north,one,1,0,0,1,train", "no valid window at row one, column 1")]
    public void A_damaged_line_is_named(string line, string reason)
    {
        File.WriteAllText(folder["samples.csv"], $"region,row,column,x,y,label,set\nnorth,4,4,0,0,1,train\n{line}\n");

        var error = Assert.Throws<NoveltyException>(() => TrainingWindows.Read(folder["samples.csv"], windows));

        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
