using System.Runtime.InteropServices;
using Xunit;

namespace Gossan.Testing;

/// <summary>A database that another program writes to, as SQLite sees it; freed on disposal.</summary>
public sealed class LockedFile : IDisposable
{
    private readonly FileStream stream;

    public LockedFile(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "the lock is taken with a call of 64-bit Linux");
        stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        // What SQLite locks for a writer; a lock of the open file, because one of the process would not keep the process itself out.
        var exclusive = new FileLock { Type = 1, Start = 0x40000000, Length = 512 };
        Assert.Equal(0, FileControl(stream.SafeFileHandle, 37, ref exclusive));
    }

    public void Dispose() => stream.Dispose();

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int FileControl(SafeHandle file, int command, ref FileLock region);

    [StructLayout(LayoutKind.Sequential)]
    private struct FileLock
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
