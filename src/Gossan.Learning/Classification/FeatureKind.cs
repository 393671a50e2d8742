namespace Gossan.Learning.Classification;

/// <summary>What of an encoded window a head is put on.</summary>
public enum FeatureKind
{
    /// <summary>The [CLS] token after the last norm: D values (the authors).</summary>
    Class,

    /// <summary>The mean of the patch tokens after the last norm: D values.</summary>
    Mean,

    /// <summary>The [CLS] token, then the centre cell's standardised evidence: D + C values.</summary>
    ClassCentre,

    /// <summary>The mean of the patch tokens, then the centre cell's standardised evidence: D + C values.</summary>
    MeanCentre,
}
