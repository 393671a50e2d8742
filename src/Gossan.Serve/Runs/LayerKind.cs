namespace Gossan.Serve.Runs;

/// <summary>What a layer tells.</summary>
internal enum LayerKind
{
    /// <summary>Calibrated probability, 0..1.</summary>
    Likelihood,

    /// <summary>Standard deviation of the likelihood.</summary>
    Uncertainty,

    /// <summary>Percentile of the training windows' own distances, 0..100.</summary>
    Novelty,

    /// <summary>1 where the evidence is unlike that of the training windows, else 0.</summary>
    OutsideDomain,

    /// <summary>What a layer of the evidence added, in log-odds.</summary>
    Attribution,

    /// <summary>A layer of the evidence, standardised.</summary>
    Evidence,
}
