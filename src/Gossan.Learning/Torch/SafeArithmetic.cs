using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Torch;

/// <summary>Sums, differences and numbers with tensors, with scalars that live as long as the native code reads them.</summary>
/// <remarks>
/// TorchSharp's operators turn a number, and the factor 1 that every sum of two tensors has, into a native scalar that nothing holds: a collection meanwhile
/// frees it, and the native code reads what is left ("Expected false to be true"). Its operators are banned in this room.
/// </remarks>
internal static class SafeArithmetic
{
    private static readonly Scalar One = 1.ToScalar(), MinusOne = (-1).ToScalar();

    /// <summary>a + b.</summary>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>a - b.</summary>
    public static Tensor Minus(this Tensor a, Tensor b) => a.add(b, MinusOne);

    /// <summary>Adds b to a, in place.</summary>
    public static Tensor Add(this Tensor a, Tensor b) => a.add_(b, One);

    /// <summary>a + number.</summary>
    public static Tensor Plus(this Tensor a, double number)
    {
        using var scalar = number.ToScalar();
        return a.add(scalar, One);
    }

    /// <summary>number - a.</summary>
    public static Tensor From(this Tensor a, double number)
    {
        using var negative = a.neg();
        return negative.Plus(number);
    }

    /// <summary>a times a number.</summary>
    public static Tensor Times(this Tensor a, double number)
    {
        using var scalar = number.ToScalar();
        return a.mul(scalar);
    }

    /// <summary>a, but nowhere below a number.</summary>
    public static Tensor AtLeast(this Tensor a, double number)
    {
        using var scalar = number.ToScalar();
        return a.clamp_min(scalar);
    }

    /// <summary>1 where a is above a number, as truth values.</summary>
    public static Tensor IsAbove(this Tensor a, double number)
    {
        using var scalar = number.ToScalar();
        return a.gt(scalar);
    }

    /// <summary>1 where a is not below a whole number, as truth values.</summary>
    public static Tensor IsAtLeast(this Tensor a, long number)
    {
        using var scalar = number.ToScalar();
        return a.ge(scalar);
    }
}
