using Gossan.Cli.Terminal;
using Gossan.Evidence.Gridding;

namespace Gossan.Cli.Commands;

/// <summary>What was assumed while layers were read; a note that several layers share is shown once.</summary>
internal static class SourceNotes
{
    private const int NamesShown = 4;

    public static void Show(Screen screen, IEnumerable<(string Name, SourceAudit Source)> layers)
    {
        foreach (var note in layers.SelectMany(layer => layer.Source.Notes.Select(text => (Text: text, layer.Name))).GroupBy(note => note.Text, note => note.Name, StringComparer.Ordinal))
        {
            var names = note.ToList();
            string of = string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "");
            screen.Line($"    note on {of}: {note.Key}");
        }
    }
}
