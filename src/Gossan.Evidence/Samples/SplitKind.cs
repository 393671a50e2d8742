namespace Gossan.Evidence.Samples;

/// <summary>How samples are shared out between training, validation and test.</summary>
public enum SplitKind
{
    /// <summary>Square blocks of the region, and no cell in the windows of two sets.</summary>
    Blocks,

    /// <summary>At random, as the authors of the method do; optimistic where sites cluster.</summary>
    Random,
}
