using Gossan.Evidence.Layers;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Mapping;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Attributions of the explained windows in the map's order, in blocks of <see cref="AttributionMapping.WindowsPerBlock"/> that survive an interruption.</summary>
/// <remarks>A window takes its bands and its gap; the rest of the last block is NaN. Nothing is kept of cells that are not explained.</remarks>
internal sealed class AttributionJournal : IDisposable
{
    private readonly MapJournal journal;
    private readonly AttributionCells cells;
    private readonly int length;
    private readonly float[] block;

    public AttributionJournal(string path, string key, AttributionCells cells, int bands)
    {
        (this.cells, length) = (cells, bands + 1);
        block = new float[checked(AttributionMapping.WindowsPerBlock * length)];
        Array.Fill(block, float.NaN);
        journal = MapJournal.Open(path, key, [], block.Length);
    }

    /// <summary>Windows in all.</summary>
    public long Windows => cells.Windows;

    /// <summary>Which windows the map predicts.</summary>
    public MapPlan Plan => cells.Plan;

    /// <summary>Windows of finished blocks.</summary>
    public long Done => Math.Min(Windows, (long)journal.Blocks * AttributionMapping.WindowsPerBlock);

    /// <summary>The windows of the blocks that are not finished.</summary>
    public IEnumerable<WindowCentre[]> Missing()
    {
        int finished = journal.Blocks, index = 0;
        foreach (var centres in cells.All().Chunk(AttributionMapping.WindowsPerBlock))
        {
            if (index++ >= finished)
            {
                yield return centres;
            }
        }
    }

    /// <summary>Puts a window into the block that is worked on.</summary>
    public void Put(int place, ReadOnlySpan<float> attributions, float gap)
    {
        attributions.CopyTo(block.AsSpan(place * length));
        block[(place * length) + length - 1] = gap;
    }

    /// <summary>Keeps the block that is worked on, and begins the next.</summary>
    public void Finish()
    {
        journal.Append(block);
        Array.Fill(block, float.NaN);
    }

    /// <summary>All windows with what was kept of them; each is valid until the next one is asked for.</summary>
    public IEnumerable<(WindowCentre Centre, ReadOnlyMemory<float> Attributions, float Gap)> All()
    {
        float[] kept = new float[block.Length];
        int index = 0;
        foreach (var centres in cells.All().Chunk(AttributionMapping.WindowsPerBlock))
        {
            journal.Read(index++, kept);
            for (int i = 0; i < centres.Length; i++)
            {
                yield return (centres[i], kept.AsMemory(i * length, length - 1), kept[(i * length) + length - 1]);
            }
        }
    }

    /// <summary>The absolute gaps of all windows, block by block; NaN where the last block has no windows.</summary>
    public void ScanGaps(CellAction action)
    {
        float[] kept = new float[block.Length], gaps = new float[AttributionMapping.WindowsPerBlock];
        for (int index = 0; index < journal.Blocks; index++)
        {
            journal.Read(index, kept);
            for (int i = 0; i < gaps.Length; i++)
            {
                gaps[i] = Math.Abs(kept[(i * length) + length - 1]);
            }

            action(gaps);
        }
    }

    public void Dispose() => journal.Dispose();
}
