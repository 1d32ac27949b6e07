using System;
using System.Collections.Generic;

namespace ConvGen.Cli;

/// <summary>Something the user gave is unusable; the message is one line that says what and where.</summary>
internal sealed class ToolException : Exception
{
    public ToolException(string message)
        : base(message)
    {
    }

    public ToolException(string message, IReadOnlyList<string> details)
        : base(message) => Details = details;

    public ToolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Further lines: what there is a list of.</summary>
    public IReadOnlyList<string> Details { get; } = [];
}
