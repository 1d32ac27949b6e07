using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace ConvGen;

/// <summary>Bytes that can be read at any place: a file's or a buffer's.</summary>
internal abstract class ByteStore(string description, long length) : IDisposable
{
    /// <summary>What it is, for messages.</summary>
    public string Description { get; } = description;

    /// <summary>How many bytes there are.</summary>
    public long Length { get; } = length;

    /// <summary>The bytes of a file, read when asked for. Not mapped: a file that shrinks meanwhile must be an exception, not a crash.</summary>
    public static ByteStore OfFile(string path)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        return new FileBytes(handle, $"'{path}'");
    }

    /// <summary>The rest of a stream, read at once.</summary>
    public static ByteStore OfStream(Stream stream)
    {
        var description = stream is FileStream file ? $"'{file.Name}'" : "the stream";
        var rest = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : 0;
        if (rest > Array.MaxLength)
        {
            throw new WeightFormatException(FormattableString.Invariant($"{description} holds {rest} bytes, more than fit into memory at once; open the file by its path."));
        }

        using var buffer = new MemoryStream((int)rest);
        stream.CopyTo(buffer);
        return new BufferBytes(buffer.GetBuffer(), (int)buffer.Length, description);
    }

    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/> on.</summary>
    public abstract void Read(long offset, Span<byte> destination);

    /// <summary>Lets go of the file.</summary>
    public abstract void Dispose();

    private sealed class FileBytes(SafeFileHandle handle, string description) : ByteStore(description, RandomAccess.GetLength(handle))
    {
        public override void Read(long offset, Span<byte> destination)
        {
            while (!destination.IsEmpty)
            {
                var read = RandomAccess.Read(handle, destination, offset);
                if (read == 0)
                {
                    throw new WeightFormatException(FormattableString.Invariant($"{Description} ended at byte {offset}; it had {Length} bytes when it was opened."));
                }

                offset += read;
                destination = destination[read..];
            }
        }

        public override void Dispose() => handle.Dispose();
    }

    private sealed class BufferBytes(byte[] buffer, int length, string description) : ByteStore(description, length)
    {
        public override void Read(long offset, Span<byte> destination) => buffer.AsSpan(0, length).Slice((int)offset, destination.Length).CopyTo(destination);

        public override void Dispose()
        {
        }
    }
}
