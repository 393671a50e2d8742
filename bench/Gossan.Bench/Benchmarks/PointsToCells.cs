using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Grids;

namespace Gossan.Bench.Benchmarks;

/// <summary>Inverse distance weighting with culling by blocks against a look at every pair of cell and point.</summary>
internal sealed class PointsToCells : IBenchmark
{
    public string Name => "idw";

    public string Question => "Inverse distance weighting of points, the 12 nearest within a radius: PointInterpolation against a loop over all points for each cell, both on all cores";

    public IEnumerable<Row> Run(Effort effort)
    {
        const double cell = 100;
        const double pointSpacing = 13.3;
        int rows = effort.Of(500, 60), columns = effort.Of(800, 100), every = effort.Of(10, 1);
        var grid = MadeLines.Grid(rows, columns);
        var options = new PointInterpolationOptions { Radius = 20 * cell };
        PointSample[] samples = Samples(grid, (int)(grid.Cells / pointSpacing));
        float[] ours = new float[grid.Cells], theirs = new float[grid.Cells];

        // Each row costs the all-pairs side the same, so every tenth stands for all.
        var part = Turns.Pair(effort.Of(5, 1), () => AllPairs(grid, samples, options, every, theirs), () => new PointInterpolation(grid, samples, options).Read(0, rows, ours));
        var pair = part with { Baseline = [.. part.Baseline.Select(seconds => seconds * every)] };
        for (int row = 0; row < rows; row += every)
        {
            for (int i = row * columns; i < (row + 1) * columns; i++)
            {
                Same.Require(Math.Abs(ours[i] - theirs[i]) < 1e-5 || (float.IsNaN(ours[i]) && float.IsNaN(theirs[i])), "values");
            }
        }

        string scaled = every > 1 ? $"; baseline is {every} times the time for every {every}th row" : "";

        // A single turn on few points: nothing is asked of a quick run.
        yield return pair.FasterRow($"{samples.Length:N0} points, {grid.Cells:N0} cells{scaled}", effort.Of<double?>(20, null));
    }

    private static PointSample[] Samples(Grid grid, int count)
    {
        var random = SeededRandom.For(1, "bench points");
        return [.. Enumerable.Range(0, count).Select(_ => Sample())];

        PointSample Sample()
        {
            var (x, y) = grid.Transform.Apply(random.NextDouble() * grid.Columns, random.NextDouble() * grid.Rows);
            return new(x, y, random.NextDouble());
        }
    }

    /// <summary>The straightforward way: all distances, the nearest kept in a small sorted list.</summary>
    private static void AllPairs(Grid grid, PointSample[] samples, PointInterpolationOptions options, int every, float[] cells) =>
        Parallel.For(0, (grid.Rows + every - 1) / every, i =>
        {
            int row = i * every;
            double[] squares = new double[options.Neighbours], values = new double[options.Neighbours];
            for (int column = 0; column < grid.Columns; column++)
            {
                var (x, y) = grid.CentreOf(row, column);
                int count = 0;
                double limit = options.Radius * options.Radius;
                foreach (var sample in samples)
                {
                    double dx = sample.X - x, dy = sample.Y - y, square = (dx * dx) + (dy * dy);
                    if (square <= limit)
                    {
                        int at = count < squares.Length ? count++ : count - 1;
                        for (; at > 0 && squares[at - 1] > square; at--)
                        {
                            (squares[at], values[at]) = (squares[at - 1], values[at - 1]);
                        }

                        (squares[at], values[at]) = (square, sample.Value);
                        limit = count == squares.Length ? squares[^1] : limit;
                    }
                }

                double weights = 0, sum = 0;
                for (int n = 0; n < count; n++)
                {
                    weights += 1 / squares[n];
                    sum += values[n] / squares[n];
                }

                cells[(row * grid.Columns) + column] = count == 0 ? float.NaN : (float)(sum / weights);
            }
        });
}
