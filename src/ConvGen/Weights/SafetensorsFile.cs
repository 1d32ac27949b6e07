using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace ConvGen;

/// <summary>
/// A safetensors file (https://github.com/huggingface/safetensors): 8 bytes with the header's length, a JSON header with every tensor's type, shape
/// and place, then the data. Opening checks the whole header against the format and the file's length; tensors are read when asked for.
/// </summary>
/// <remarks>Reads may come from several threads at once. A file stays open until it is disposed; a stream is read to its end at once and left open.</remarks>
public sealed class SafetensorsFile : IWeightSource, IDisposable
{
    // Other numbers are converted through a buffer of this many bytes, which stays in the first-level cache.
    private const int ConversionBytes = 16 * 1024;

    private readonly ByteStore _bytes;
    private readonly SafetensorsHeader _header;
    private readonly long _dataStart;

    private SafetensorsFile(ByteStore bytes, SafetensorsHeader header, long dataStart)
    {
        _bytes = bytes;
        _header = header;
        _dataStart = dataStart;
        Tensors = [.. header.Tensors.Select(static tensor => tensor.Entry)];
    }

    /// <inheritdoc/>
    public string Description => _bytes.Description;

    /// <summary>Every tensor, in the order of the header.</summary>
    public IReadOnlyCollection<WeightEntry> Tensors { get; }

    /// <summary>The free-form notes of the header's <c>__metadata__</c>; empty without any.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="WeightFormatException">The file is no valid safetensors file; the message says what is wrong and where.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(ByteStore.OfFile(path));
    }

    /// <summary>Reads a stream from its position to its end.</summary>
    /// <param name="stream">The stream; it is left open. For more than 2 GB, open a file by its path.</param>
    /// <exception cref="WeightFormatException">The stream holds no valid safetensors file; the message says what is wrong and where.</exception>
    public static SafetensorsFile Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Open(ByteStore.OfStream(stream));
    }

    /// <inheritdoc/>
    public WeightEntry? Find(string name) => _header.Find(name)?.Entry;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no such tensor, or <paramref name="destination"/> has another length.</exception>
    /// <exception cref="WeightMismatchException">The tensor's type is none that can be read as float32.</exception>
    public void Read(string name, Span<float> destination)
    {
        var tensor = _header.Find(name) ?? throw new ArgumentException($"{Description} has no tensor '{name}'.", nameof(name));
        if (destination.Length != tensor.Entry.Length)
        {
            throw new ArgumentException($"'{name}' has {tensor.Entry.Length} elements, not {destination.Length}.", nameof(destination));
        }

        var offset = _dataStart + tensor.Begin;
        switch (tensor.Entry.Type)
        {
            case "F32":
                _bytes.Read(offset, MemoryMarshal.AsBytes(destination));
                break;
            case "F64":
                ReadConverted<double>(offset, destination, static (source, target) =>
                {
                    for (var i = 0; i < source.Length; i++)
                    {
                        target[i] = (float)source[i];
                    }
                });
                break;
            case "F16":
                ReadConverted<ushort>(offset, destination, static (source, target) => HalfPrecision.WidenF16(source, target));
                break;
            case "BF16":
                ReadConverted<ushort>(offset, destination, static (source, target) => HalfPrecision.WidenBF16(source, target));
                break;
            default:
                throw new WeightMismatchException($"'{name}' of {Description} has the type {tensor.Entry.Type}; F32, F64, F16 and BF16 can be read.");
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _bytes.Dispose();

    private static SafetensorsFile Open(ByteStore bytes)
    {
        try
        {
            var (header, dataStart) = SafetensorsHeader.Read(bytes);
            return new SafetensorsFile(bytes, header, dataStart);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private void ReadConverted<T>(long offset, Span<float> destination, Action<ReadOnlySpan<T>, Span<float>> convert)
        where T : unmanaged
    {
        Span<byte> bytes = stackalloc byte[ConversionBytes];
        var chunk = MemoryMarshal.Cast<byte, T>(bytes);
        while (!destination.IsEmpty)
        {
            var part = chunk[..Math.Min(chunk.Length, destination.Length)];
            var read = MemoryMarshal.AsBytes(part);
            _bytes.Read(offset, read);
            convert(part, destination[..part.Length]);
            offset += read.Length;
            destination = destination[part.Length..];
        }
    }
}
