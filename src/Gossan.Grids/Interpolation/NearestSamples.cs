namespace Gossan.Grids;

/// <summary>The nearest samples of one cell, nearest first; at the same distance in the order given.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class NearestSamples(int most)
{
    private readonly double[] squares = new double[most];
    private readonly double[] orders = new double[most];
    private readonly int[] places = new int[most];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>A sample with a greater squared distance is none of them.</summary>
    public double Farthest { get; private set; } = double.PositiveInfinity;

    /// <summary>Squared distances, ascending.</summary>
    public ReadOnlySpan<double> Squares => squares.AsSpan(0, Count);

    /// <summary>Which samples they are.</summary>
    public ReadOnlySpan<int> Places => places.AsSpan(0, Count);

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Count = 0;
        Farthest = double.PositiveInfinity;
    }

    /// <summary>Puts a sample in its place, unless enough others come before it.</summary>
    /// <param name="square">Squared distance.</param>
    /// <param name="order">Which of two at the same distance comes first.</param>
    /// <param name="place">Which sample it is.</param>
    public void Add(double square, double order, int place)
    {
        int at = Count;
        if (at == squares.Length)
        {
            at--;
            if (!IsBefore(square, order, at))
            {
                return;
            }
        }
        else
        {
            Count++;
        }

        for (; at > 0 && IsBefore(square, order, at - 1); at--)
        {
            squares[at] = squares[at - 1];
            orders[at] = orders[at - 1];
            places[at] = places[at - 1];
        }

        (squares[at], orders[at], places[at]) = (square, order, place);
        if (Count == squares.Length)
        {
            Farthest = squares[^1];
        }
    }

    private bool IsBefore(double square, double order, int at) => square < squares[at] || (square == squares[at] && order < orders[at]);
}
