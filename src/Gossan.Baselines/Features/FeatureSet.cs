namespace Gossan.Baselines.Features;

/// <summary>What a classical model is told about a window.</summary>
public enum FeatureSet
{
    /// <summary>The value of each layer in the centre cell: C numbers.</summary>
    Centre,

    /// <summary>Of each layer the centre's value and, over the window, mean, spread and gradient: 4C numbers.</summary>
    Window,
}
