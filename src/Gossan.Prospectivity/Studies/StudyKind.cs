namespace Gossan.Prospectivity.Studies;

/// <summary>What a study varies.</summary>
public enum StudyKind
{
    /// <summary>The share of training sites.</summary>
    Labels,

    /// <summary>The share of layers or of cells that is missing when a held-out part is scored.</summary>
    Missing,

    /// <summary>The part of the unlabelled windows that counts as likely negative.</summary>
    Negatives,
}
