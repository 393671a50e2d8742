namespace Gossan.Cli.Projects;

/// <summary>A layer that a project may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file, as the project writes it.</param>
/// <param name="Settings">Further settings, as they stand in the file: "band: 2".</param>
/// <param name="LeftOut">Why it stands in the file as a comment only; <see langword="null"/> for a layer.</param>
internal sealed record ProposedLayer(string Name, string Path, IReadOnlyList<string> Settings, string? LeftOut = null);
