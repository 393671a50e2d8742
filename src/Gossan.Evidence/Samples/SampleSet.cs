namespace Gossan.Evidence.Samples;

/// <summary>What a sample is used for.</summary>
public enum SampleSet
{
    /// <summary>To learn from.</summary>
    Train,

    /// <summary>To stop early, to calibrate and to choose the threshold.</summary>
    Validation,

    /// <summary>To measure; seen once, at the end.</summary>
    Test,
}
