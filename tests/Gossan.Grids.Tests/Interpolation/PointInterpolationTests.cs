using CsCheck;

namespace Gossan.Grids.Tests.Interpolation;

public class PointInterpolationTests
{
    private static readonly Gen<PointInterpolationOptions> Options =
        from method in Gen.Enum<InterpolationMethod>()
        from power in Gen.OneOf(Gen.Const(2.0), Gen.Double[0.5, 6])
        from radius in Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Double[100, 6_000])
        from neighbours in Gen.OneOf(Gen.Const(0), Gen.Int[1, 15], Gen.Int[33, 90])
        from minimum in Gen.Int[1, neighbours == 0 ? 6 : neighbours]
        from coverage in Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Double[100, 3_000])
        select new PointInterpolationOptions { Method = method, Power = power, Radius = radius, Neighbours = neighbours, MinimumNeighbours = minimum, Coverage = coverage };

    [Fact]
    public void Values_are_those_of_a_look_at_every_sample() =>
        MadeField.Grids.SelectMany(grid => Gen.Select(Gen.Const(grid), MadeField.Samples(grid, 80), Options)).Sample(
            (grid, samples, options) =>
            {
                float[] cells = MadeField.Whole(grid, new PointInterpolation(grid, samples, options).Read);
                var places = samples.Where(sample => !double.IsNaN(sample.Value)).GroupBy(sample => (sample.X, sample.Y))
                    .Select(place => new PointSample(place.Key.X, place.Key.Y, place.Average(sample => sample.Value))).ToArray();
                foreach (var (row, column, i) in MadeField.SomeCells(grid, 200))
                {
                    var (x, y) = grid.CentreOf(row, column);
                    Assert.Equal(Straightforward(places, x, y, options), cells[i], 1e-5);
                }
            },
            iter: 150);

    [Fact]
    public void Strips_of_any_height_give_the_same_bytes() =>
        MadeField.Grids.SelectMany(grid => Gen.Select(Gen.Const(grid), MadeField.Samples(grid, 60), Options, Gen.Int[1, 70])).Sample(
            (grid, samples, options, rows) =>
            {
                var field = new PointInterpolation(grid, samples, options);
                return MadeField.Whole(grid, field.Read).AsSpan().SequenceEqual(MadeField.InStrips(grid, rows, field.Read));
            },
            iter: 60);

    [Theory]
    [InlineData(12)]
    [InlineData(0)]
    public void A_cell_on_a_sample_has_its_value(int neighbours)
    {
        var grid = MadeField.Plain(1, 40);
        float[] cells = MadeField.Whole(grid, new PointInterpolation(grid, [new(25, -5, 3), new(26, -5, 100), new(395, -5, -7)], new() { Neighbours = neighbours, Power = 3 }).Read);
        Assert.Equal((3, -7), (cells[2], cells[39]));
    }

    [Fact]
    public void Weights_fall_with_the_power_of_the_distance()
    {
        var grid = MadeField.Plain(1, 4);
        PointSample[] samples = [new(5, -5, 1), new(35, -5, 10)];
        Assert.Equal((1 + (10 * 0.25)) / 1.25, MadeField.Whole(grid, new PointInterpolation(grid, samples, new()).Read)[1], 1e-6);
        Assert.Equal((1 + (10 * 0.5)) / 1.5, MadeField.Whole(grid, new PointInterpolation(grid, samples, new() { Power = 1 }).Read)[1], 1e-6);
    }

    [Fact]
    public void Samples_at_one_place_are_averaged_and_those_without_a_value_left_out()
    {
        var grid = MadeField.Plain(1, 3);
        var field = new PointInterpolation(grid, [new(5, -5, 1), new(25, -5, double.NaN), new(5, -5, 4), new(5, -5, 4)], new());
        Assert.Equal((1, 2), (field.Places, field.Merged));
        Assert.All(MadeField.Whole(grid, field.Read), cell => Assert.Equal(3, cell));
    }

    [Theory]
    [InlineData(InterpolationMethod.Nearest)]
    [InlineData(InterpolationMethod.Idw)]
    public void Of_samples_equally_far_those_given_first_count(InterpolationMethod method)
    {
        var grid = MadeField.Plain(3, 3);
        PointSample[] corners = [new(5, -5, 1), new(25, -5, 2), new(5, -25, 3), new(25, -25, 4)];
        foreach (int first in Enumerable.Range(0, 4))
        {
            PointSample[] samples = [.. corners.Skip(first), .. corners.Take(first)];
            float[] cells = MadeField.Whole(grid, new PointInterpolation(grid, samples, new() { Method = method, Neighbours = 1 }).Read);
            Assert.Equal(samples[0].Value, cells[4]);
        }
    }

    [Fact]
    public void Cells_far_from_every_sample_are_missing()
    {
        var grid = MadeField.Plain(1, 200);
        PointSample[] samples = [new(5, -5, 1), new(15, -5, 2)];
        float[] covered = MadeField.Whole(grid, new PointInterpolation(grid, samples, new() { Coverage = 50 }).Read);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i > 6), covered.Select(float.IsNaN));

        float[] both = MadeField.Whole(grid, new PointInterpolation(grid, samples, new() { Radius = 50, MinimumNeighbours = 2 }).Read);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i > 5), both.Select(float.IsNaN));

        float[] nearest = MadeField.Whole(grid, new PointInterpolation(grid, samples, new() { Radius = 50, MinimumNeighbours = 2, Method = InterpolationMethod.Nearest }).Read);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i > 5), nearest.Select(float.IsNaN));
    }

    [Fact]
    public void Without_samples_every_cell_is_missing()
    {
        var field = new PointInterpolation(MadeField.Plain(3, 150), [new(1, 1, double.NaN)], new());
        Assert.Equal(0, field.Places);
        Assert.All(MadeField.Whole(MadeField.Plain(3, 150), field.Read), cell => Assert.True(float.IsNaN(cell)));
    }

    [Fact]
    public void Options_out_of_range_are_told_all_at_once()
    {
        var options = new PointInterpolationOptions { Power = 0, Radius = -1, Coverage = double.NaN, Neighbours = 3, MinimumNeighbours = 4 };
        string message = Assert.Throws<InterpolationException>(() => new PointInterpolation(MadeField.Plain(2, 2), [], options)).Message;
        Assert.All(["power is 0", "radius is -1", "coverage is NaN", "minimum_neighbours is 4"], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Contains("neighbours is -1", Assert.Throws<InterpolationException>(() => new PointInterpolationOptions { Neighbours = -1, MinimumNeighbours = 1 }.Validated()).Message, StringComparison.Ordinal);
        Assert.Contains("minimum_neighbours is 0", Assert.Throws<InterpolationException>(() => new PointInterpolationOptions { MinimumNeighbours = 0 }.Validated()).Message, StringComparison.Ordinal);
        Assert.Contains("method is 7", Assert.Throws<InterpolationException>(() => new PointInterpolationOptions { Method = (InterpolationMethod)7 }.Validated()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_are_nowhere_are_refused() =>
        Assert.Throws<ArgumentException>(() => new PointInterpolation(MadeField.Plain(2, 2), [new(double.PositiveInfinity, 0, 1)], new()));

    private static double Straightforward(PointSample[] places, double x, double y, PointInterpolationOptions options)
    {
        var near = places.Select(place => (Distance: double.Hypot(place.X - x, place.Y - y), place.Value)).Where(place => place.Distance <= options.Radius).OrderBy(place => place.Distance).ToList();
        if (near.Count < options.MinimumNeighbours || near[0].Distance > options.Coverage)
        {
            return double.NaN;
        }

        if (options.Method == InterpolationMethod.Nearest || near[0].Distance == 0)
        {
            return near[0].Value;
        }

        var used = options.Neighbours == 0 ? near : [.. near.Take(options.Neighbours)];
        return used.Sum(place => place.Value * Math.Pow(place.Distance, -options.Power)) / used.Sum(place => Math.Pow(place.Distance, -options.Power));
    }
}
