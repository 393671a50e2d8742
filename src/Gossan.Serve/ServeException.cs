namespace Gossan.Serve;

/// <summary>The server cannot start.</summary>
public sealed class ServeException : GossanException
{
    private ServeException(string message)
        : base(message)
    {
    }

    /// <summary>Another program has the port, or the address is none of this machine's.</summary>
    internal static ServeException CannotListen(string address, int port, string why) =>
        new($"cannot listen on {address}, port {port}: {why.TrimEnd('.')}. Choose another port with --port (0 takes any that is free), or another address with --address.");
}
