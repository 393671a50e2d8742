using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Tests.Gridding;

/// <summary>Kilometres of line, or number of points, per square kilometre.</summary>
public sealed class DensityTests : IDisposable
{
    private const double Radius = 300;
    private const double Area = Math.PI * 0.3 * 0.3;

    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void A_long_straight_line_counts_with_the_chord_of_the_circle()
    {
        string path = trial.Sketch().Line(null, (-100, 5.5), (100, 5.5)).Save(trial["faults.geojson"]);
        var audit = trial.Prepare(("faults", new() { Path = path, Encode = LayerEncoding.Density, Radius = Radius, Transform = [] }));
        float[] cells = trial.Band(0);

        // Through the centre the chord is 2 R; one cell off it is 2 sqrt(R2 - 100 m squared); from 3 cells on there is none.
        Assert.Equal(0.6 / Area, cells[55], 1e-4);
        Assert.Equal(2 * Math.Sqrt(0.09 - 0.01) / Area, cells[45], 1e-4);
        Assert.Equal(0, cells[15]);
        Assert.Equal("density, km of line per km2 within 300 m", audit.Layers[0].Source.Method);
    }

    [Fact]
    public void The_outline_of_a_polygon_counts()
    {
        string path = trial.Sketch().Box(4.5, 4.5, 5.5, 5.5).Save(trial["pluton.geojson"]);
        var audit = trial.Prepare(("pluton", new() { Path = path, Encode = LayerEncoding.Density, Radius = Radius, Transform = [] }));

        Assert.Equal(0.4 / Area, trial.Band(0)[55], 1e-4);
        Assert.Contains("km of outline", audit.Layers[0].Source.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_are_counted_per_square_kilometre()
    {
        string path = trial.Sketch().Point(5.5, 5.5).Point(5.6, 5.5).Point(5.5, 6).Point(0, 0).Save(trial["mines.geojson"]);
        float[] cells = trial.Cells(new() { Path = path, Encode = LayerEncoding.Density, Radius = Radius, Transform = [] });

        Assert.Equal(3 / Area, cells[55], 1e-4);
        Assert.Equal(1 / Area, cells[0], 1e-4);
        Assert.Equal(0, cells[9]);
    }

    [Fact]
    public void Lines_farther_away_than_the_radius_are_refused_as_outside()
    {
        string path = trial.Sketch().Line(null, (-20, 0), (-20, 10)).Save(trial["faults.geojson"]);

        Assert.Contains("lies outside the region", trial.Refused<LayerException>(new() { Path = path, Encode = LayerEncoding.Density, Radius = Radius }), StringComparison.Ordinal);
    }
}
