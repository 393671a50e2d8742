namespace Gossan.Grids;

/// <summary>What can matter to cells, one list of numbers per field.</summary>
/// <param name="Fields">(fields, count and some) coordinates and other numbers; the last one is repeated up to a whole vector; what is after that is not read.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct Candidates(double[][] Fields, int Count)
{
    /// <summary>How many numbers an instruction handles.</summary>
    internal const int Lanes = 4;

    /// <summary>Length of a list that holds whole vectors only.</summary>
    internal static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>Repeats the last number of a list up to a whole vector.</summary>
    internal static void Pad(double[] list, int count)
    {
        if (count > 0)
        {
            list.AsSpan(count, Padded(count) - count).Fill(list[count - 1]);
        }
    }
}
