using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Gossan.Cli.Projects;

/// <summary>Reads YAML as plain data: one document of mappings, lists and texts, without tags, anchors and aliases.</summary>
internal static class YamlTree
{
    /// <summary>A project needs six; the reader behind takes stack for each.</summary>
    private const int DeepestNesting = 32;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <returns>Its root; <see langword="null"/> when there is nothing in it.</returns>
    /// <exception cref="YamlException">It is no YAML, or more than plain data.</exception>
    public static YamlNode? Read(string text)
    {
        RefuseMoreThanData(text);
        var stream = new YamlStream();
        Guarded(Mark.Empty, () =>
        {
            stream.Load(new StringReader(text));
            return stream;
        });
        return stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" } ? null : stream.Documents[0].RootNode;
    }

    private static void RefuseMoreThanData(string text)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0, documents = 0;
        while (Guarded(parser.Current?.End ?? Mark.Empty, parser.MoveNext))
        {
            var found = parser.Current!;
            depth += found.NestingIncrease;
            documents += found is DocumentStart ? 1 : 0;
            string? problem = found switch
            {
                AnchorAlias or NodeEvent { Anchor.IsEmpty: false } => "anchors and aliases (& and *) are not read; put a text that begins so into quotes",
                NodeEvent { Tag.IsEmpty: false } => "a tag (!) is not read; put a text that begins so into quotes",
                _ when depth > DeepestNesting => $"it is nested deeper than {DeepestNesting} levels",
                _ when documents > 1 => "a project is one document, but here begins a second one",
                _ => null,
            };
            if (problem is not null)
            {
                throw new YamlException(found.Start, found.End, problem);
            }
        }
    }

    /// <summary>The reader answers some broken texts (an open list before a key, say) with other exceptions than its own.</summary>
    private static T Guarded<T>(Mark place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or InvalidCastException)
        {
            throw new YamlException(place, place, "it cannot be read from here on; is a bracket or a quote left open?", e);
        }
    }
}
