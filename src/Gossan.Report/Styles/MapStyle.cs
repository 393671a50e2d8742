namespace Gossan.Report.Styles;

/// <summary>What a file of a map is, and so how GIS programs are told to draw it.</summary>
public enum MapStyle
{
    /// <summary>Likelihood in five classes by share of the area.</summary>
    Likelihood,

    /// <summary>Uncertainty in fifths of the area.</summary>
    Uncertainty,

    /// <summary>Novelty in classes of its percentiles.</summary>
    Novelty,

    /// <summary>Effects of a layer, for and against.</summary>
    Attribution,

    /// <summary>Outlines of prospects with their ranks.</summary>
    Prospects,
}
