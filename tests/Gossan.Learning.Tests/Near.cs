using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests;

internal static class Near
{
    public static double Distance(Tensor expected, Tensor actual)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.numel(), actual.numel());
        return (expected.to(ScalarType.Float64).flatten() - actual.detach().to(ScalarType.Float64).flatten()).abs().max().ToDouble();
    }

    public static void Equal(Tensor expected, Tensor actual, double tolerance = 1e-5)
    {
        double distance = Distance(expected, actual);
        Assert.True(distance <= tolerance, $"differs by {distance:E2}, allowed is {tolerance:E0}");
    }

    public static void Equal(Tensor expected, double actual, double tolerance = 1e-5)
    {
        using var value = tensor(actual, ScalarType.Float64);
        Equal(expected, value, tolerance);
    }

    public static void Identical(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        using var scope = NewDisposeScope();
        Assert.True(expected.contiguous().bytes.SequenceEqual(actual.contiguous().bytes), "not the same bytes");
    }

    /// <summary>Runs work and says how many tensors it left behind.</summary>
    public static long Left(Action work)
    {
        work();
        long before = Tensor.TotalCount;
        work();
        return Tensor.TotalCount - before;
    }
}
