using System.Globalization;
using System.Text;
using Gossan.Grids;

namespace Gossan.Evidence.Synthetic;

/// <summary>
/// A made-up district with a known truth: layers correlated at several scales, a ragged coast, a survey gap, layers that
/// say nothing, and a hidden recipe (faults beside granite contacts, best in carbonate) that places deposits.
/// </summary>
public sealed class SyntheticDistrict
{
    private readonly int rows;
    private readonly int columns;
    private readonly bool[] land;

    private SyntheticDistrict(
        Grid grid, bool[] land, double[] favourability, IReadOnlyList<KeyValuePair<string, float[]>> layers,
        IReadOnlyList<(int Row, int Column)> known, IReadOnlyList<(int Row, int Column)> withheld)
    {
        (Grid, this.land, Favourability, Layers, Known, Withheld) = (grid, land, favourability, layers, known, withheld);
        (rows, columns) = (grid.Rows, grid.Columns);
    }

    /// <summary>The district's grid, in UTM zone 54 south.</summary>
    public Grid Grid { get; }

    /// <summary>The hidden recipe's value per cell, 0..1; 0 at sea.</summary>
    public IReadOnlyList<double> Favourability { get; }

    /// <summary>Layers by name, row-major; NaN at sea and in the gap of the magnetic survey.</summary>
    public IReadOnlyList<KeyValuePair<string, float[]>> Layers { get; }

    /// <summary>Cells of the deposits that are told.</summary>
    public IReadOnlyList<(int Row, int Column)> Known { get; }

    /// <summary>Cells of the deposits that are kept back.</summary>
    public IReadOnlyList<(int Row, int Column)> Withheld { get; }

    /// <summary>Names of the layers that have no part in the recipe.</summary>
    public static IReadOnlyList<string> NuisanceLayers { get; } = ["elevation", "regolith_thickness", "soil_moisture"];

    /// <summary>Makes a district.</summary>
    /// <param name="options">Size, seed, number of deposits.</param>
    /// <returns>The same district for the same options.</returns>
    /// <exception cref="ArgumentException">The favourable ground is too small for so many deposits.</exception>
    public static SyntheticDistrict With(SyntheticDistrictOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (rows, columns, cell) = (options.Rows, options.Columns, options.CellSizeMetres);
        var grid = new Grid(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, cell, 0, 7_700_000, 0, -cell), rows, columns);

        double[] Field(string name, double scale) => RandomField.Of(rows, columns, scale, SeededRandom.For(options.Seed, name));

        // Geology: what nobody sees directly.
        double[] granite = Field("granite", 9), basement = Field("basement", 22), facies = Field("facies", 7);
        double[] faultMetres = FaultTraces.DistanceMetres(grid, count: 12, SeededRandom.For(options.Seed, "faults"));
        bool[] land = Coast(rows, columns, Field("coast", 6));
        double[] favourability = Recipe(granite, basement, facies, faultMetres, land);

        // Alteration spreads around favourable ground: what geochemistry and geophysics feel.
        double[] halo = [.. favourability];
        RandomField.Blur(halo, rows, columns, 1.5);

        var layers = new List<KeyValuePair<string, float[]>>();
        void Add(string name, double noise, double noiseScale, Func<int, double> signal, Func<double, double>? scaled = null)
        {
            double[] noisy = Field(name, noiseScale);
            float[] cells = new float[rows * columns];
            for (int i = 0; i < cells.Length; i++)
            {
                double value = signal(i) + (noise * noisy[i]);
                cells[i] = land[i] ? (float)(scaled?.Invoke(value) ?? value) : float.NaN;
            }

            layers.Add(new(name, cells));
        }

        Add("gravity_mgal", 0.4, 12, i => -granite[i] + (0.8 * basement[i]), v => -25 + (8 * v));
        Add("magnetics_nt", 0.5, 2, i => (0.9 * basement[i]) + (1.5 * Contact(granite[i])) - (1.5 * halo[i]), v => 51_000 + (180 * v));
        Add("conductivity_log_sm", 0.6, 4, i => (0.7 * facies[i]) + (1.2 * halo[i]), v => -3 + (0.5 * v));
        Add("potassium_percent", 0.7, 1, i => (0.8 * granite[i]) + (1.5 * halo[i]), v => Math.Max(0.05, 1.8 + (0.5 * v)));
        Add("thorium_ppm", 0.8, 1, i => 0.8 * granite[i], v => Math.Max(0.1, 9 + (3 * v)));
        Add("fault_distance_m", 0, 0, i => faultMetres[i]);
        Add("carbonate", 0, 0, i => facies[i] > 0.3 ? 1 : 0);
        Add("copper_ppm", 0.9, 1, i => (0.5 * basement[i]) + (2.2 * halo[i]), v => Math.Exp(3 + (0.6 * v)));
        Add("zinc_ppm", 0.9, 1, i => (0.5 * facies[i]) + (1.8 * halo[i]), v => Math.Exp(4 + (0.5 * v)));
        Add("arsenic_ppm", 1.0, 1, i => 1.6 * halo[i], v => Math.Exp(2 + (0.7 * v)));
        Add("elevation", 1, 14, _ => 0, v => 300 + (120 * v));
        Add("regolith_thickness", 1, 5, _ => 0, v => Math.Exp(2 + (0.4 * v)));
        Add("soil_moisture", 1, 3, _ => 0, v => Math.Clamp(0.25 + (0.07 * v), 0, 1));
        CutGap(layers.First(layer => string.Equals(layer.Key, "magnetics_nt", StringComparison.Ordinal)).Value, rows, columns);

        var deposits = Place(options, favourability, land);
        return new(grid, land, favourability, layers, deposits[..options.Known], deposits[options.Known..]);
    }

    /// <summary>Writes the district as files that any GIS opens: <c>layers/*.tif</c>, <c>known_sites.csv</c>, <c>withheld_sites.csv</c>.</summary>
    /// <param name="folder">Where to write.</param>
    public void Write(string folder)
    {
        foreach (var (name, cells) in Layers)
        {
            using var writer = RasterWriter.Create(Path.Combine(folder, "layers", name + ".tif"), Grid, [name]);
            writer.Write(0, 0, rows, cells);
            writer.Complete();
        }

        WriteSites(Path.Combine(folder, "known_sites.csv"), "K", Known);
        WriteSites(Path.Combine(folder, "withheld_sites.csv"), "W", Withheld);
    }

    /// <summary>Share of the grid that is land.</summary>
    /// <returns>0..1.</returns>
    public double LandShare() => land.Count(isLand => isLand) / (double)land.Length;

    private void WriteSites(string path, string prefix, IReadOnlyList<(int Row, int Column)> cells)
    {
        var text = new StringBuilder("name,x,y\n");
        for (int i = 0; i < cells.Count; i++)
        {
            var (x, y) = Grid.CentreOf(cells[i].Row, cells[i].Column);
            text.Append(CultureInfo.InvariantCulture, $"{prefix}{i + 1:00},{x},{y}\n");
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    private static double Contact(double granite) => Math.Exp(-Math.Pow((granite - 0.8) / 0.35, 2));

    private static double[] Recipe(double[] granite, double[] basement, double[] facies, double[] faultMetres, bool[] land)
    {
        double[] value = new double[granite.Length];
        for (int i = 0; i < value.Length; i++)
        {
            double carbonate = facies[i] > 0.3 ? 1 : 0.25;
            double deep = 1 / (1 + Math.Exp(-2 * basement[i]));
            value[i] = land[i] ? Contact(granite[i]) * Math.Exp(-Math.Pow(faultMetres[i] / 1500, 2)) * carbonate * deep : 0;
        }

        return value;
    }

    /// <summary>Land in the middle, sea towards the rim, a line between them that no ruler drew.</summary>
    private static bool[] Coast(int rows, int columns, double[] rough)
    {
        bool[] land = new bool[rows * columns];
        for (int i = 0; i < land.Length; i++)
        {
            double y = ((double)(i / columns) / rows) - 0.5, x = ((double)(i % columns) / columns) - 0.5;
            land[i] = Math.Sqrt((x * x) + (y * y)) + (0.03 * rough[i]) < 0.5;
        }

        return land;
    }

    /// <summary>The magnetic survey leaves out a slanting strip.</summary>
    private static void CutGap(float[] cells, int rows, int columns)
    {
        for (int row = rows * 7 / 10; row < rows * 8 / 10; row++)
        {
            int from = (columns / 2) + ((row - (rows * 7 / 10)) / 2);
            cells.AsSpan((row * columns) + from, columns / 12).Fill(float.NaN);
        }
    }

    /// <summary>Draws deposits with odds that rise with the recipe's square, at least three cells apart, known and withheld mixed.</summary>
    private static (int Row, int Column)[] Place(SyntheticDistrictOptions options, double[] favourability, bool[] land)
    {
        var random = SeededRandom.For(options.Seed, "deposits");
        double[] odds = [.. favourability.Select(f => f * f)];
        var placed = new (int Row, int Column)[options.Known + options.Withheld];
        for (int d = 0; d < placed.Length; d++)
        {
            double total = odds.Sum();
            if (total <= 0)
            {
                throw new ArgumentException($"{options.Rows} x {options.Columns} cells have room for {d} deposits, not for {placed.Length}.", nameof(options));
            }

            double draw = random.NextDouble() * total;
            int cell = 0;
            for (; cell < odds.Length - 1 && draw >= odds[cell]; cell++)
            {
                draw -= odds[cell];
            }

            placed[d] = Math.DivRem(cell, options.Columns);
            for (int i = 0; i < odds.Length; i++)
            {
                var (row, column) = Math.DivRem(i, options.Columns);
                if (Math.Abs(row - placed[d].Row) < 3 && Math.Abs(column - placed[d].Column) < 3)
                {
                    odds[i] = 0;
                }
            }
        }

        random.Shuffle(placed);
        return placed;
    }
}
