using System.Diagnostics.CodeAnalysis;

namespace Gossan.Prospectivity.Models;

/// <summary>How many digits a network computes with when it scores windows.</summary>
[SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "The names of the number formats are what the setting is about.")]
public enum Precision
{
    /// <summary>bfloat16 where the processor is made for it and a check on real windows finds no difference that matters; float32 otherwise.</summary>
    Auto,

    /// <summary>24 bits of mantissa: what models are trained in.</summary>
    Float32,

    /// <summary>8 bits of mantissa in the matrix products of the encoder, the rest in float32; without the check's consent.</summary>
    Bfloat16,
}
