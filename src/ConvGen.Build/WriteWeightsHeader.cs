using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ConvGen.Build;

/// <summary>
/// Writes the JSON header of every safetensors file as a text file of its own, which the compiler can be given as an additional file:
/// it would reject the weights themselves as binary (CS2015). A file whose header has not changed is left alone.
/// </summary>
public sealed class WriteWeightsHeader : Task
{
    /// <summary>The safetensors files.</summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <summary>Where the headers go; made if it is not there.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The written headers: <c>{file name}.header.json</c>.</summary>
    [Output]
    public ITaskItem[] Headers { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var headers = new List<ITaskItem>();
        var sources = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in Weights)
        {
            var path = item.GetMetadata("FullPath");
            var name = Path.GetFileName(path);
            if (sources.TryGetValue(name, out var other))
            {
                Error(path, $"Two ConvGenWeights items are called '{name}': '{other}' and '{path}'. A network names its weights by the file's name; rename one.");
                continue;
            }

            sources.Add(name, path);
            if (Write(path, Path.Combine(OutputDirectory, name + ".header.json")) is { } header)
            {
                headers.Add(new TaskItem(header));
            }
        }

        Headers = [.. headers];
        return !Log.HasLoggedErrors;
    }

    private string? Write(string path, string target)
    {
        try
        {
            var header = WeightsHeader.Read(path);
            Directory.CreateDirectory(OutputDirectory);
            if (!File.Exists(target) || File.ReadAllText(target) != header)
            {
                File.WriteAllText(target, header);
            }
            else
            {
                // The target's inputs and outputs are compared by time.
                File.SetLastWriteTimeUtc(target, DateTime.UtcNow);
            }

            return target;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Error(path, $"The weights '{path}' cannot be used: {error.Message}");
            return null;
        }
    }

    private void Error(string file, string message) => Log.LogError(null, "CVGB01", null, file, 0, 0, 0, 0, "{0}", message);
}
