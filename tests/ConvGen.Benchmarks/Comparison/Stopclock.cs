using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace ConvGen.Benchmarks;

/// <summary>Times runs in rounds: as many runs per round as the options' time asks for.</summary>
internal sealed class Stopclock
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    private readonly Action _run;
    private readonly int _repetitions;
    private readonly List<double> _rounds = [];

    /// <summary>Warms <paramref name="run"/> up and finds how often it fits into a round.</summary>
    public Stopclock(Action run, double roundMilliseconds)
    {
        _run = run;
        var watch = Stopwatch.StartNew();
        var runs = 0;
        do
        {
            run();
            runs++;
        }
        while (watch.Elapsed < WarmUp);

        _repetitions = Math.Max(1, (int)Math.Ceiling(roundMilliseconds * runs / watch.Elapsed.TotalMilliseconds));
    }

    /// <summary>The median over the rounds, per run.</summary>
    public double MedianMicroseconds
    {
        get
        {
            var sorted = _rounds.ToArray();
            Array.Sort(sorted);
            var middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    /// <summary>Times one round.</summary>
    public void Round()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < _repetitions; i++)
        {
            _run();
        }

        _rounds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / _repetitions);
    }
}
