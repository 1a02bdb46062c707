using System.Diagnostics;
using System.Net.Sockets;

namespace MicroFreeze.Testing;

/// <summary>Makes what only looks like a file.</summary>
internal static class SpecialFile
{
    /// <summary>The kinds, for <see cref="Make"/>.</summary>
    public const string Pipe = "pipe", LinkToPipe = "link to pipe", LinkToDevice = "link to device", Socket = "socket", Sparse = "sparse";

    /// <summary>Makes one of a kind.</summary>
    public static void Make(string kind, string path)
    {
        switch (kind)
        {
            case Pipe:
                using (Process process = Process.Start("mkfifo", [path]))
                {
                    process.WaitForExit();
                }

                break;
            case LinkToPipe:
                Make(Pipe, path + ".target");
                File.CreateSymbolicLink(path, path + ".target");
                break;
            case LinkToDevice:
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case Socket:
                using (System.Net.Sockets.Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    // Sockets have short names only, and .NET deletes them with the object: not the one that has another name by then.
                    string bound = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                    socket.Bind(new UnixDomainSocketEndPoint(bound));
                    File.Move(bound, path);
                }

                break;
            case Sparse:
                using (FileStream stream = File.Create(path))
                {
                    stream.SetLength(3L << 30);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }
}
