using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <summary>Shapes in flat lists: all vertices in a row, the paths over them, the shapes over the paths.</summary>
/// <param name="fields">Number of texts that each shape has.</param>
internal sealed unsafe class ShapeStore(int fields)
{
    private readonly List<double> x = [];
    private readonly List<double> y = [];

    /// <summary>x of all vertices; valid until more are added.</summary>
    internal Span<double> X => CollectionsMarshal.AsSpan(x);

    /// <summary>y of all vertices; valid until more are added.</summary>
    internal Span<double> Y => CollectionsMarshal.AsSpan(y);

    /// <summary>All paths in the order of their shapes.</summary>
    internal List<ShapePath> Paths { get; } = [];

    /// <summary>For each shape the index of its first path, and the number of all paths at the end.</summary>
    internal List<int> FirstPaths { get; } = [0];

    /// <summary>For each shape the number of its feature in the file, from 1.</summary>
    internal List<long> Numbers { get; } = [];

    /// <summary>For each shape what its feature calls itself.</summary>
    internal List<string> Names { get; } = [];

    /// <summary>For each field the text of each shape.</summary>
    internal List<string>[] Texts { get; } = [.. Enumerable.Range(0, fields).Select(_ => new List<string>())];

    internal int Count => Numbers.Count;

    /// <summary>Whether paths were added since the last shape was closed.</summary>
    internal bool HasOpenPaths => Paths.Count > FirstPaths[^1];

    internal void AddPoint(double pointX, double pointY)
    {
        Paths.Add(new(PathKind.Point, x.Count, 1));
        x.Add(pointX);
        y.Add(pointY);
    }

    /// <summary>Adds the vertices of a line or ring of OGR; nothing for an empty one.</summary>
    internal void AddPath(PathKind kind, nint geometry)
    {
        int count = GdalNative.OGR_G_GetPointCount(geometry);
        if (count == 0)
        {
            return;
        }

        int start = x.Count;
        CollectionsMarshal.SetCount(x, start + count);
        CollectionsMarshal.SetCount(y, start + count);
        fixed (double* px = X[start..], py = Y[start..])
        {
            _ = GdalNative.OGR_G_GetPoints(geometry, px, sizeof(double), py, sizeof(double), null, 0);
        }

        Paths.Add(new(kind, start, count));
    }

    /// <summary>Makes one shape of the paths added since the last.</summary>
    internal void Close(long number, string name, ReadOnlySpan<string> texts)
    {
        FirstPaths.Add(Paths.Count);
        Add(number, name, texts);
    }

    /// <summary>Makes a shape of each path added since the last shape: multipoints become points.</summary>
    internal void CloseEach(long number, string name, ReadOnlySpan<string> texts)
    {
        while (FirstPaths[^1] < Paths.Count)
        {
            FirstPaths.Add(FirstPaths[^1] + 1);
            Add(number, name, texts);
        }
    }

    /// <summary>The paths of a shape.</summary>
    internal ReadOnlySpan<ShapePath> PathsOf(int shape) => CollectionsMarshal.AsSpan(Paths)[FirstPaths[shape]..FirstPaths[shape + 1]];

    /// <summary>Range of the vertices of a shape.</summary>
    internal Range VerticesOf(int shape)
    {
        ReadOnlySpan<ShapePath> paths = PathsOf(shape);
        return paths[0].Start..(paths[^1].Start + paths[^1].Count);
    }

    /// <summary>Drops shapes; their vertices stay and belong to none.</summary>
    /// <param name="keep">Says of a shape, by its index before, whether it stays.</param>
    /// <returns>Names of the shapes that were dropped.</returns>
    internal List<string> Drop(Predicate<int> keep)
    {
        var dropped = new List<string>();
        var paths = new List<ShapePath>();
        int kept = 0;
        for (int shape = 0; shape < Count; shape++)
        {
            if (!keep(shape))
            {
                dropped.Add(Names[shape]);
                continue;
            }

            paths.AddRange(PathsOf(shape));
            FirstPaths[kept + 1] = paths.Count;
            Numbers[kept] = Numbers[shape];
            Names[kept] = Names[shape];
            foreach (List<string> column in Texts)
            {
                column[kept] = column[shape];
            }

            kept++;
        }

        Cut(paths, kept);
        return dropped;
    }

    private void Cut(List<ShapePath> paths, int kept)
    {
        Paths.Clear();
        Paths.AddRange(paths);
        CollectionsMarshal.SetCount(FirstPaths, kept + 1);
        CollectionsMarshal.SetCount(Numbers, kept);
        CollectionsMarshal.SetCount(Names, kept);
        foreach (List<string> column in Texts)
        {
            CollectionsMarshal.SetCount(column, kept);
        }
    }

    private void Add(long number, string name, ReadOnlySpan<string> texts)
    {
        Numbers.Add(number);
        Names.Add(name);
        for (int field = 0; field < texts.Length; field++)
        {
            Texts[field].Add(texts[field]);
        }
    }
}
