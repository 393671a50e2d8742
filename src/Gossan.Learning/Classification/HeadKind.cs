namespace Gossan.Learning.Classification;

/// <summary>How a window's feature becomes one logit.</summary>
public enum HeadKind
{
    /// <summary>Dropout and one linear layer without bias (authors' release of March 2024).</summary>
    Linear,

    /// <summary>Three linear layers D, D / 2, D / 4, 1 with batch norm, PReLU and dropout between (paper, release of August 2024).</summary>
    Mlp,

    /// <summary>Logistic regression on the standardised feature with a ridge, fitted to convergence: for a frozen backbone only.</summary>
    Logistic,
}
