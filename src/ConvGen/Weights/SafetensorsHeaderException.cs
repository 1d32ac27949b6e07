using System;

namespace ConvGen;

/// <summary>Something in a header that is JSON but no safetensors header.</summary>
internal sealed class SafetensorsHeaderException(string message, long position) : Exception(message)
{
    /// <summary>The byte of the header at which it was noticed.</summary>
    public long Position { get; } = position;
}
