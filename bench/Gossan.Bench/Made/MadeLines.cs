using Gossan.Grids;

namespace Gossan.Bench.Made;

/// <summary>Wiggly lines such as mapped faults, and the grid they lie on.</summary>
internal static class MadeLines
{
    /// <summary>A north-up grid of 100 m cells.</summary>
    public static Grid Grid(int rows, int columns) => new("", new(500_000, 100, 0, 6_900_000, 0, -100), rows, columns);

    /// <summary>Lines of 20 to 100 pieces, each piece 100 to 600 m long and turned little from the one before.</summary>
    /// <returns>(lines, points of a line) positions.</returns>
    public static (double X, double Y)[][] Lines(Grid grid, int count)
    {
        var random = SeededRandom.For(1, "bench lines");
        return [.. Enumerable.Range(0, count).Select(_ => Line())];

        (double X, double Y)[] Line()
        {
            var (x, y) = grid.Transform.Apply(random.NextDouble() * grid.Columns, random.NextDouble() * grid.Rows);
            double heading = random.NextDouble() * Math.Tau;
            var line = new (double X, double Y)[random.Next(21, 102)];
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = (x, y);
                heading += (random.NextDouble() - 0.5) * 0.8;
                double length = 100 + (random.NextDouble() * 500);
                (x, y) = (x + (length * Math.Cos(heading)), y + (length * Math.Sin(heading)));
            }

            return line;
        }
    }

    /// <summary>The pieces of lines.</summary>
    public static List<Segment> Pieces((double X, double Y)[][] lines) =>
        [.. lines.SelectMany(line => line.Zip(line.Skip(1), (a, b) => new Segment(a.X, a.Y, b.X, b.Y)))];
}
