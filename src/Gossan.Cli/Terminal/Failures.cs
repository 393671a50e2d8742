namespace Gossan.Cli.Terminal;

/// <summary>Turns what went wrong into a message and an exit code.</summary>
internal static class Failures
{
    /// <summary>A problem that the user can fix.</summary>
    public const int UserError = 2;

    /// <summary>A bug of ours.</summary>
    public const int Bug = 70;

    /// <summary>Ctrl-C.</summary>
    public const int Cancelled = 130;

    /// <summary>Runs a command's work; only bugs show a stack trace. Messages are broken where they are longer than <paramref name="width"/>.</summary>
    public static int Guard(TextWriter errors, Action work, int width = Consoles.Unbroken)
    {
        try
        {
            work();
            return 0;
        }
        catch (Exception e) when (Unwrapped(e) is OperationCanceledException)
        {
            errors.WriteLine("stopped. Run the same command again to go on where it was.");
            return Cancelled;
        }
        catch (Exception e) when (Unwrapped(e) is GossanException problem)
        {
            errors.WriteLine(LineBreaking.Of("error: " + problem.Message.ReplaceLineEndings("\n       "), width));
            return UserError;
        }
        catch (Exception e) when (Unwrapped(e) is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {Unwrapped(e).Message}\n       Check that the disk is not full and that you may read and write there.");
            return UserError;
        }
#pragma warning disable CA1031 // The last resort: whatever else happens is a bug, and says so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            errors.WriteLine($"This is a bug in Gossan {ProductVersion.Text}. Please report it with the text below.\n{e}");
            return Bug;
        }
    }

    /// <summary>What a worker thread or a static constructor threw, without its wrapping.</summary>
    private static Exception Unwrapped(Exception e) => e is (AggregateException or TypeInitializationException) && e.InnerException is { } inner ? Unwrapped(inner) : e;
}
