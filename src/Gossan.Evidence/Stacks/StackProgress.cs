namespace Gossan.Evidence.Stacks;

/// <summary>Counts the rows of all layers that have been read.</summary>
/// <param name="progress">Told how far the work is; may be <see langword="null"/>.</param>
/// <param name="total">Rows of all layers of all regions.</param>
internal sealed class StackProgress(IProgress<WorkProgress>? progress, long total)
{
    private long done;

    public void Add(int rows)
    {
        done += rows;
        progress?.Report(new("Preparing layers", done, total, "rows"));
    }
}
