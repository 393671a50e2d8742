namespace Gossan.Evidence.Inspection;

/// <summary>Something that a person should look at before a model is trained.</summary>
/// <param name="Concern">What it is about.</param>
/// <param name="Subject">The layer's or target's name.</param>
/// <param name="Text">The facts and the way out, in one or two sentences.</param>
public sealed record InspectionWarning(Concern Concern, string Subject, string Text);
