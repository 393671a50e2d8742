namespace Gossan.Report.Page.Results;

/// <summary>How long a step of the run took.</summary>
/// <param name="Step">Its name, "map copper logistic west".</param>
/// <param name="Seconds">How long, from where it went on if it had been interrupted.</param>
/// <param name="Machine">What it was done on.</param>
public sealed record StepTime(string Step, double Seconds, string Machine);
