using System;
using System.Collections.Generic;
using System.IO;

namespace ConvGen.Cli.Files;

/// <summary>
/// Files of one result, written under temporary names beside their targets and moved into place together at the end, so that
/// a failure leaves neither half of a file nor half of the files.
/// </summary>
internal sealed class OutputFiles : IDisposable
{
    private readonly List<(string Temporary, string Target)> _files = [];
    private readonly List<string> _folders = [];
    private bool _isComplete;

    /// <summary>Writes one file; it appears under <paramref name="path"/> only with <see cref="Complete"/>.</summary>
    public void Add(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target))
        {
            throw new ToolException($"cannot write '{path}': it is a folder");
        }

        try
        {
            var folder = Path.GetDirectoryName(target)!;
            CreateFolder(folder);
            var temporary = Path.Combine(folder, $".convgen-{Guid.NewGuid():N}.tmp");
            _files.Add((temporary, target));
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
            write(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, exception);
        }
    }

    /// <summary>Writes one text file.</summary>
    public void Add(string path, string text) => Add(path, stream =>
    {
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    });

    /// <summary>Moves all files to where they belong.</summary>
    public void Complete()
    {
        foreach (var (temporary, target) in _files)
        {
            try
            {
                File.Move(temporary, target, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(target, exception);
            }
        }

        _isComplete = true;
    }

    public void Dispose()
    {
        if (_isComplete)
        {
            return;
        }

        foreach (var (temporary, _) in _files)
        {
            Try(() => File.Delete(temporary));
        }

        for (var i = _folders.Count - 1; i >= 0; i--)
        {
            var folder = _folders[i];
            Try(() => Directory.Delete(folder));
        }
    }

    // What cannot be removed must not keep the rest, nor hide why there was anything to remove.
    private static void Try(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    // The system's message speaks of the temporary name.
    private static ToolException Unwritable(string target, Exception exception) =>
        new($"cannot write '{target}': {(exception is UnauthorizedAccessException ? "access is denied" : exception.Message)}", exception);

    private void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } parent)
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(folder);
        _folders.Add(folder);
    }
}
