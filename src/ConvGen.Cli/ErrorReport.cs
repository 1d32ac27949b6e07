using System;
using System.IO;
using System.Linq;
using ConvGen.Onnx;

namespace ConvGen.Cli;

/// <summary>Says what went wrong in one line.</summary>
internal static class ErrorReport
{
    public static void Write(TextWriter errors, Exception exception, bool isVerbose)
    {
        errors.WriteLine("error: " + OneLine(Message(exception)));
        foreach (var detail in exception is ToolException tool ? tool.Details : [])
        {
            errors.WriteLine("  " + OneLine(detail));
        }

        if (isVerbose)
        {
            errors.WriteLine(exception);
        }
    }

    /// <summary>The expected kinds speak for themselves; anything else is a fault of the tool and says so.</summary>
    private static string Message(Exception exception) => exception switch
    {
        OperationCanceledException => "cancelled",
        ToolException or OnnxFormatException or OnnxImportException or OnnxExportException or WeightFormatException or WeightMismatchException
            or Files.NumpyFormatException or IOException or UnauthorizedAccessException => exception.Message,
        OutOfMemoryException => "not enough memory for this network",
        _ => $"unexpected {exception.GetType().Name}: {exception.Message} (--verbose shows where)",
    };

    private static string OneLine(string message) => string.Join(' ', message.Split('\n', '\r').Select(static line => line.Trim()).Where(static line => line.Length > 0));
}
