using System.Collections;
using Gossan.Evidence.Windows;

namespace Gossan.Learning.Pretraining;

/// <summary>Some windows of a source by index: millions of them without as many objects.</summary>
internal sealed class ChosenWindows(WindowSource source, ReadOnlyMemory<long> indices) : IReadOnlyList<WindowCentre>
{
    public int Count => indices.Length;

    public WindowCentre this[int index] => source[indices.Span[index]];

    public IEnumerator<WindowCentre> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
